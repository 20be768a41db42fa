import { Markup } from "../admin/html";

/** The look of the register. */
export const posStyle = new Markup(`
*{box-sizing:border-box}
body{margin:0;font:15px/22px system-ui,sans-serif;background:#f1f1f1;color:#202223}
body>header{padding:12px 16px;background:#1a1a1a;color:#fff}
h1{margin:0;font-size:16px}h2{margin:0 0 8px;font-size:16px}
main{display:grid;grid-template-columns:1fr 400px;gap:16px;padding:16px;align-items:start}
@media (max-width:800px){main{grid-template-columns:1fr}}
section{margin-bottom:16px;padding:16px;border-radius:12px;background:#fff}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:12px}
.rows{list-style:none;margin:8px 0;padding:0}.rows li{display:flex;gap:8px;align-items:center;padding:6px 0;border-bottom:1px solid #ebebed}.rows li span:first-child{flex:1}
.line{display:flex;gap:8px;align-items:end;flex-wrap:wrap;margin:8px 0}.grow{flex:1;min-width:0}
input{display:block;width:100%;padding:8px;border:1px solid #8c9196;border-radius:8px;font:inherit}
button{padding:8px 12px;border:1px solid #8c9196;border-radius:8px;background:#fff;font:inherit;cursor:pointer}
.primary{background:#1f2937;color:#fff}
dl{margin:8px 0}dl div{display:flex;justify-content:space-between}dd{margin:0}.total{font-weight:700}
.paid{padding:8px 12px;border-radius:8px;background:#cdfee1}#pos-problem{color:#8e1f0b}
dialog{width:min(720px,100vw);height:90vh;max-height:90vh;padding:0;border:0;border-radius:12px}dialog header{display:flex;justify-content:space-between;align-items:center;padding:12px 16px;border-bottom:1px solid #ebebed}.pos-modal-body{padding:16px;min-height:200px}
`);
