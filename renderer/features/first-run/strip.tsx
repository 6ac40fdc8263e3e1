import type { Component } from 'solid-js';

/** Four frames of a contact sheet: what goes in, and what comes out. */
export const Strip: Component = () => (
  <svg class="strip" viewBox="0 0 200 56" width="200" height="56" aria-hidden="true">
    <g class="strip-empty">
      <rect x="0.75" y="0.75" width="43" height="54.5" rx="4" />
      <rect x="52.75" y="0.75" width="43" height="54.5" rx="4" />
    </g>
    <g class="strip-coming">
      <rect x="104.75" y="0.75" width="43" height="54.5" rx="4" />
      <circle cx="126" cy="24" r="8" />
      <path d="M110 55c1-11 8-16 16-16s15 5 16 16" />
    </g>
    <g class="strip-done">
      <rect x="156" y="0" width="44" height="56" rx="4" />
      <circle cx="178" cy="24" r="8.5" />
      <path d="M161 56c1-12 8-18 17-18s16 6 17 18z" />
    </g>
  </svg>
);
