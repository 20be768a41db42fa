/**
 * The page that the preview is drawn into: a shop's page of which nothing is known but its letters, so that the extension's own
 * style does the rest. Nothing moves when it is drawn anew.
 */
export const previewDocument = `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; form-action 'none'"><title>Fidelio</title><style>
html{background:#fff;color:#1a1a1a;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
body{margin:0;min-height:100vh}
a:not(.fid-button){text-decoration:underline}
.fid-panel{animation:none!important;z-index:20}
.shop{display:grid;gap:16px;padding:16px;filter:opacity(.5)}
.shop i{display:block;border-radius:8px;background:#e3e3e3;height:32px}
.shop i:nth-child(2){height:150px}
</style></head><body></body></html>`;

/** What stands behind the panel: the outline of a shop. */
export const shopOutline = `<div class="shop" aria-hidden="true"><i></i><i></i><i></i></div>`;
