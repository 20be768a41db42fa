import { widgetsStyle } from "./browser/widgets/style";

/** The look of the chrome: a dark bar above, a grey one at the side, the page on white between. */
export const chromeStyle = `
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:#1a1a1a;color:#303030;font:450 13px/20px Inter,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow:hidden}
a{color:#005bd3}
a:focus-visible,button:focus-visible,select:focus-visible,input:focus-visible,.scroll:focus-visible{outline:2px solid #005bd3;outline-offset:2px}
.top-bar{display:flex;align-items:center;gap:8px;flex:none;height:56px;padding:0 12px;background:#1a1a1a;color:#e3e3e3}
.top-bar :focus-visible{outline-color:#91d0ff}
.brand{color:#fff;font-weight:650;font-size:15px;text-decoration:none;padding:4px 8px;border-radius:8px}
.top-middle{flex:1;display:flex;justify-content:center;min-width:0}
.top-middle .save-bar{width:min(680px,100%);padding:6px 8px 6px 16px;border:1px solid #616161;border-radius:12px;background:#303030}
.top-button{display:inline-flex;align-items:center;justify-content:center;width:36px;height:36px;padding:0;border:0;border-radius:8px;background:none;color:#e3e3e3;cursor:pointer}
.top-button:hover{background:#303030}
#drawer-button{display:none}
.who{display:flex;flex-direction:column;margin:0;padding:2px 8px;text-align:right;line-height:16px;color:#fff;white-space:nowrap}
.who small{font-size:12px;color:#b5b5b5}
.below{flex:1;display:flex;min-height:0;background:#ebebeb;border-radius:12px 12px 0 0;overflow:hidden}
#side-bar{flex:none;width:240px;padding:12px;overflow-y:auto;background:#ebebeb}
#side-bar ul{list-style:none;margin:0;padding:0}
#side-bar a{display:flex;align-items:center;gap:8px;min-height:32px;padding:4px 8px;border-radius:8px;color:#303030;font-weight:550;text-decoration:none}
#side-bar a:hover{background:#f1f1f1}
#side-bar a[aria-current]{background:#fafafa;font-weight:650}
.side-heading{margin:20px 8px 4px;font-size:12px;color:#4a4a4a}
#side-bar .app-navigation{margin-left:28px}
#side-bar .app-navigation a{font-weight:450}
#side-bar .app-navigation a[aria-current]{font-weight:650}
#drawer-shade{display:none}
main{flex:1;min-width:0;display:flex;flex-direction:column;gap:16px;padding:16px 24px 32px;overflow:auto;background:#f1f1f1}
main>*{flex:none}
main h1{margin:0;font-size:20px;line-height:24px}
main h2{margin:0 0 8px;font-size:14px}
main:has(#frame-place){padding:0;gap:0;overflow:hidden}
.title-strip{display:flex;align-items:center;gap:8px;min-height:44px;padding:4px 16px;background:#fff;border-bottom:1px solid #e3e3e3}
.title-strip h1{font-size:14px;line-height:20px;font-weight:650}
#app-buttons{display:flex;gap:8px;margin-left:auto}
main #frame-place{flex:1;display:flex;min-height:0}
#frame-place iframe{flex:1;width:100%;border:0;background:#f1f1f1}
.loading{position:relative;height:3px;margin-bottom:-3px;z-index:1;overflow:hidden}
.loading[hidden]{display:none}
.loading::after{content:"";position:absolute;inset:0;width:40%;background:#29845a;animation:stand-in-load 1.2s ease-in-out infinite}
@keyframes stand-in-load{from{left:-40%}to{left:100%}}
@media (prefers-reduced-motion:reduce){.loading::after{animation:none;width:100%}}
.card{max-width:960px;padding:16px;border-radius:12px;background:#fff;box-shadow:0 1px 0 rgba(26,26,26,.07),0 0 0 1px rgba(26,26,26,.08)}
.card.narrow{width:100%;max-width:520px;margin:24px auto}
.card.row{display:flex;align-items:center;gap:12px;flex-wrap:wrap}
.card.row h2{margin:0;flex:1}
.card h1+p{margin-top:16px}
.app-line{display:flex;align-items:center;gap:8px;font-size:15px}
.scopes{padding-left:20px;line-height:24px}
a.button{display:inline-block;text-decoration:none}
.badge{padding:2px 8px;border-radius:8px;background:#cdfee1;color:#0c5132;font-weight:550}
.note{max-width:960px;margin:0;padding:12px 16px;border-radius:12px;background:#eaf4ff;color:#002133}
.quiet{color:#616161}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:8px;text-align:left;border-bottom:1px solid #ebebeb}
th{font-weight:550;color:#616161}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:12px;margin:0 0 16px}
dt{color:#616161}
dd{margin:0;overflow-wrap:anywhere}
fieldset{margin:0 0 16px;padding:12px;border:1px solid #e3e3e3;border-radius:8px;min-width:0}
legend{padding:0 4px;font-weight:650}
.columns{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:0 16px;align-items:start}
.switch{margin-bottom:12px}
.switch label{display:block;margin-bottom:4px}
.switch.line{display:flex;align-items:flex-start;gap:8px;margin-bottom:8px}
.switch.line input{width:18px;height:18px;margin:1px 0 0;flex:none}
.switch small{display:block;font-size:12px;color:#616161}
.pair{display:flex;gap:8px}
.pair .field{width:96px}
.pair .button{white-space:nowrap}
.problem{color:#8e1f0b}
.problem:empty{display:none}
#switches{position:fixed;inset:0 0 0 auto;width:min(400px,100vw);height:100%;max-height:100%;margin:0;border-radius:0}
#switches[aria-busy]{opacity:.6;pointer-events:none}
.switches-head{display:flex;align-items:center;justify-content:space-between;gap:8px;padding:12px 16px;background:#f3f3f3;border-bottom:1px solid #e3e3e3}
#switches h2{padding:0;border:0}
@media (max-width:768px){
#drawer-button{display:inline-flex}
#side-bar{position:fixed;z-index:500;top:56px;bottom:0;left:0;width:280px;visibility:hidden;transform:translateX(-100%);transition:transform .2s,visibility .2s}
.drawer-open #side-bar{visibility:visible;transform:none}
.drawer-open #drawer-shade{display:block;position:fixed;z-index:400;inset:56px 0 0;background:rgba(0,0,0,.5)}
.who{display:none}
main{padding:16px}
.top-bar:has(#save-bar:not([hidden]))>:not(.top-middle){display:none}
.save-bar-words{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
}
@media (prefers-reduced-motion:reduce){#side-bar{transition:none}}
${widgetsStyle}`;
