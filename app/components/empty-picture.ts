const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120" viewBox="0 0 160 120" fill="none">
<ellipse cx="80" cy="104" rx="62" ry="8" fill="#ebebeb"/>
<rect x="30" y="22" width="100" height="72" rx="10" fill="#fff" stroke="#c9ccd0" stroke-width="2"/>
<circle cx="52" cy="44" r="9" fill="#e3e6ea"/>
<rect x="68" y="38" width="46" height="5" rx="2.5" fill="#c9ccd0"/><rect x="68" y="47" width="30" height="5" rx="2.5" fill="#e3e6ea"/>
<circle cx="52" cy="72" r="9" fill="#e3e6ea"/>
<rect x="68" y="66" width="38" height="5" rx="2.5" fill="#c9ccd0"/><rect x="68" y="75" width="24" height="5" rx="2.5" fill="#e3e6ea"/>
<circle cx="126" cy="26" r="16" fill="#1f3a5f"/>
<path d="m126 17 2.8 5.9 6.4.8-4.7 4.5 1.2 6.4-5.7-3.1-5.7 3.1 1.2-6.4-4.7-4.5 6.4-.8z" fill="#fff"/>
</svg>`;

/** What an empty page shows: a list that waits, and a point. Decoration, so it has no words. */
export const emptyPicture = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
