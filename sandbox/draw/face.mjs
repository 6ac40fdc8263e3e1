// The parts of a portrait as SVG, on a canvas of 480 × 600. The face is centred on x = 240.

import { hairBehind, hairInFront } from './hair.mjs';
import { blend, tone } from './tones.mjs';

const path = (d, fill, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`;
const line = (d, stroke, width, more = '') =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
/** The same drawing on both sides of the face. */
const both = (part) => `${part}<g transform="translate(480 0) scale(-1 1)">${part}</g>`;

const shoulders =
  'M18 600C24 520 62 486 128 466C164 455 184 446 192 428H288C296 446 316 455 352 466C418 486 456 520 462 600Z';

function backdrop(wall) {
  return `<defs><radialGradient id="wall" cx=".5" cy=".42" r=".78"><stop offset="0" stop-color="${tone(wall, 0.2)}"/><stop offset=".55" stop-color="${wall}"/><stop offset="1" stop-color="${tone(wall, -0.13)}"/></radialGradient></defs><rect width="480" height="600" fill="url(#wall)"/>`;
}

/** `low` is how far down the collar opens, `wide` how far it opens to each side, in px. */
function neck(p, low = 552, wide = 90) {
  return (
    path(
      `M190 352H290V432C292 446 ${214 + wide} 452 ${240 + wide} 466L240 ${low}L${240 - wide} 466C${266 - wide} 452 188 446 190 432Z`,
      p.skin,
    ) +
    path(
      'M190 366C206 412 274 412 290 366V410C268 440 212 440 190 410Z',
      tone(p.skin, -0.2),
      'opacity=".75"',
    )
  );
}

const lapels = (cloth) =>
  both(
    path(
      'M188 434C160 452 140 462 128 466L150 520L138 536L232 600H240V590L176 470Z',
      tone(cloth, cloth > '#e' ? -0.07 : 0.09),
    ) +
      line(
        'M176 470L240 590M128 466L150 520L138 536L232 600',
        tone(cloth, -0.28),
        2.5,
        'opacity=".65"',
      ),
  );

const collar = (shirt) =>
  both(
    path('M190 420L176 440L204 494L240 456Z', shirt) +
      line('M176 440L204 494L240 456', tone(shirt, -0.2), 2),
  );

const clothes = {
  suit: (p) =>
    path(shoulders, p.cloth) +
    neck(p) +
    path(
      'M176 462L240 590L304 462L290 492L240 536L190 492Z',
      p.cloth > '#e' ? '#cfd6dd' : '#f7f5f1',
    ) +
    lapels(p.cloth),
  tie: (p) =>
    path(shoulders, p.cloth) +
    path('M184 440L240 588L296 440Z', '#f5f6f7') +
    neck(p, 470, 50) +
    path('M225 462H255L250 492L260 552L240 590L220 552L230 492Z', p.tie) +
    path('M225 462H255L249 490H231Z', tone(p.tie, -0.2)) +
    collar('#fcfcfc') +
    lapels(p.cloth),
  open: (p) =>
    path(shoulders, p.cloth) +
    path('M180 440L240 588L300 440Z', '#eef2f5') +
    neck(p, 524, 50) +
    collar('#fbfcfd') +
    lapels(p.cloth),
  blouse: (p) =>
    path(shoulders, p.cloth) +
    neck(p, 530, 62) +
    both(
      path('M184 434L162 452L206 528L240 530V508Z', tone(p.cloth, 0.12)) +
        line('M162 452L206 528L240 530', tone(p.cloth, -0.22), 2.5),
    ) +
    line('M240 532V600', tone(p.cloth, -0.22), 3),
  tee: (p) =>
    path(shoulders, p.cloth) +
    neck(p).replace('L240 552L150 466', 'C312 502 168 502 150 466') +
    line('M146 464C168 512 312 512 334 464', tone(p.cloth, -0.16), 11) +
    `<circle cx="318" cy="556" r="21" fill="${p.logo}"/>` +
    path(
      'M308 557L316 565L329 548',
      'none',
      `stroke="${p.cloth}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"`,
    ),
};

function eyes(p) {
  const ink = '#2b2224';
  const iris = p.iris ?? (p.skin < '#d' ? '#3a2419' : '#4d3324');
  const lash = p.lips ? line('M180 262C170 260 166 254 164 251', ink, 4) : '';
  return (
    both(
      path('M178 264C188 248 214 247 225 266C212 276 190 276 178 264Z', '#fdfbf8') +
        lash +
        `<circle cx="203" cy="262" r="11" fill="${iris}"/><circle cx="203" cy="262" r="5.5" fill="#161112"/>` +
        line('M177 264C188 247 214 246 226 266', ink, p.lips ? 5.5 : 4.2) +
        line('M184 247C194 239 212 239 222 249', tone(p.skin, -0.3), 2.2, 'opacity=".6"'),
    ) +
    '<circle cx="207" cy="258" r="3.2" fill="#fff"/><circle cx="281" cy="258" r="3.2" fill="#fff"/>'
  );
}

function brows(p) {
  const colour = ['scarf', 'turban'].includes(p.style)
    ? '#231f20'
    : tone(p.hair, p.hair > '#a' ? -0.25 : -0.05);
  return both(
    p.lips || p.child
      ? line('M172 234C186 221 208 221 224 229', colour, p.child ? 5 : 6.5)
      : path('M168 236C182 217 210 217 227 227L226 236C208 229 186 230 168 236Z', colour),
  );
}

function mouth(p) {
  const lip = p.lips ?? blend(p.skin, '#a04a44', p.child ? 0.5 : 0.38);
  return (
    path('M203 340C218 335 232 334 240 338C248 334 262 335 277 340C264 366 216 366 203 340Z', lip) +
    line('M199 337C218 350 262 350 281 337', tone(lip, -0.38), 3.4) +
    line('M224 369C234 373 246 373 256 369', tone(p.skin, -0.2), 3, 'opacity=".45"')
  );
}

function beard(p) {
  const jaw = p.jaw ?? 0;
  return path(
    `M${150 - jaw} 282C154 312 166 322 188 324C206 314 224 312 240 317C256 312 274 314 292 324C314 322 326 312 ${330 + jaw} 282V420H${150 - jaw}Z`,
    blend(p.skin, p.beard, 0.86),
  );
}

function glasses(colour) {
  return (
    both(
      `<rect x="166" y="236" width="66" height="52" rx="20" fill="#fff" fill-opacity=".14" stroke="${colour}" stroke-width="5"/>` +
        line('M166 254L146 248', colour, 5),
    ) + line('M232 254C236 248 244 248 248 254', colour, 5)
  );
}

/** Styles that hide the ears. */
const covered = ['wavy', 'long', 'fringe', 'bob', 'scarf'];

function face(p) {
  const jaw = p.jaw ?? 0;
  const shape = `M${150} 246C150 160 190 122 240 122C290 122 330 160 330 246C${332 + jaw / 2} 300 ${320 + jaw} 344 ${292 + jaw} 374C272 394 256 401 240 401C224 401 208 394 ${188 - jaw} 374C${160 - jaw} 344 ${148 - jaw / 2} 300 150 246Z`;
  const shade = tone(p.skin, -0.2);
  return (
    (covered.includes(p.style)
      ? ''
      : both(
          `<ellipse cx="148" cy="272" rx="16" ry="29" fill="${tone(p.skin, -0.07)}"/>` +
            line('M146 256C138 264 140 284 148 288', shade, 3.5),
        )) +
    (p.earrings ? both(`<circle cx="144" cy="306" r="7" fill="${p.earrings}"/>`) : '') +
    path(shape, p.skin) +
    `<clipPath id="face"><path d="${shape}"/></clipPath><g clip-path="url(#face)">` +
    path('M340 100V410H250C300 372 316 300 304 100Z', shade, 'opacity=".28"') +
    both(
      `<ellipse cx="180" cy="318" rx="27" ry="19" fill="${p.skin < '#b' ? '#a8523c' : '#ea8a78'}" opacity="${p.lips || p.child ? 0.22 : 0.14}"/>`,
    ) +
    (p.beard ? beard(p) : '') +
    '</g>' +
    (p.beard && p.style === 'turban'
      ? path(
          'M166 362C190 402 290 402 314 362C322 448 158 448 166 362Z',
          blend(p.skin, p.beard, 0.86),
        )
      : '') +
    (p.lined
      ? both(
          line(
            'M196 322C188 332 186 342 190 352M172 284C164 287 162 291 160 296',
            shade,
            2.6,
            'opacity=".8"',
          ),
        )
      : '') +
    (p.freckles
      ? both(
          [
            [176, 302],
            [190, 310],
            [204, 303],
            [184, 292],
            [198, 316],
          ]
            .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.4" fill="#c07a4e" opacity=".6"/>`)
            .join(''),
        )
      : '') +
    line('M246 272C250 288 256 300 256 308C254 317 232 318 226 311', shade, 4.2) +
    mouth(p) +
    eyes(p) +
    brows(p)
  );
}

/** A whole portrait as an SVG document of 480 × 600. */
export function portrait(p) {
  const head = face(p) + hairInFront(p) + (p.glasses ? glasses(p.glasses) : '');
  // A child's head is larger against the body and sits lower in the frame.
  const place = p.child
    ? 'translate(240 322) scale(1.13 1.06) translate(-240 -286)'
    : `translate(0 10) rotate(${p.tilt ?? 0} 240 400)`;
  const body = p.child ? 'translate(240 620) scale(.86) translate(-240 -606)' : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 600" width="480" height="600">${backdrop(p.wall)}<g transform="${place}">${hairBehind(p)}</g><g transform="${body}">${clothes[p.top](p)}</g><g transform="${place}">${head}</g></svg>`;
}
