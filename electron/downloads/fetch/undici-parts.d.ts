// The parts of undici that photos come through: all of it together takes three times as long to load.
// What its entry adds to an Agent (`request`, `fetch` …) is not there.
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';
  const PhotoAgent: new (options: Agent.Options) => Pick<Agent, 'dispatch' | 'destroy'>;
  export default PhotoAgent;
}

declare module 'undici/lib/core/connect.js' {
  export { buildConnector as default } from 'undici';
}
