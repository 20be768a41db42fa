/** The look of messages, save bar and dialogs, in the chrome and over a page at top level. */
export const widgetsStyle = `
.button{font:inherit;font-weight:500;min-height:28px;padding:4px 12px;border-radius:8px;border:1px solid #8a8a8a;background:#fff;color:#303030;cursor:pointer}
.button:hover{background:#f1f1f1}
.button.primary{background:#303030;border-color:#303030;color:#fff}
.button.primary:hover{background:#1a1a1a}
.button.critical{background:#8e1f0b;border-color:#8e1f0b;color:#fff}
.button:disabled{background:#e3e3e3;border-color:#e3e3e3;color:#616161;cursor:default}
.button.busy::after{content:"";display:inline-block;width:10px;height:10px;margin-left:8px;border:2px solid currentColor;border-right-color:transparent;border-radius:50%;animation:stand-in-turn 1s linear infinite}
.button:focus-visible,.field:focus-visible,.toast button:focus-visible,.dialog input:focus-visible{outline:2px solid #005bd3;outline-offset:2px}
@keyframes stand-in-turn{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.button.busy::after{animation:none}}
.field{font:inherit;box-sizing:border-box;width:100%;min-height:36px;padding:6px 12px;border:1px solid #8a8a8a;border-radius:8px;background:#fff;color:#303030}
.toasts{position:fixed;z-index:600;left:0;right:0;bottom:24px;display:flex;flex-direction:column;align-items:center;gap:8px;pointer-events:none;font:450 13px/20px Inter,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
.toast{pointer-events:auto;display:flex;align-items:center;gap:12px;max-width:min(90vw,560px);padding:8px 8px 8px 16px;border-radius:12px;background:#1a1a1a;color:#fff;box-shadow:0 4px 16px rgba(0,0,0,.3)}
.toast-error{background:#8e1f0b}
.toast button{font:inherit;min-width:28px;min-height:28px;color:inherit;background:none;border:0;border-radius:8px;cursor:pointer}
.toast .toast-action{text-decoration:underline}
.dialog{box-sizing:border-box;width:min(560px,calc(100vw - 32px));max-height:calc(100vh - 64px);overflow:auto;padding:0;border:0;border-radius:16px;color:#303030;background:#fff;box-shadow:0 8px 32px rgba(0,0,0,.35);font:450 13px/20px Inter,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
.dialog::backdrop{background:rgba(0,0,0,.5)}
.dialog h2{margin:0;padding:16px;font-size:14px;background:#f3f3f3;border-bottom:1px solid #e3e3e3}
.dialog-body{padding:16px}
.dialog-body p:first-child{margin-top:0}
.dialog-buttons{display:flex;justify-content:flex-end;gap:8px;padding:16px;border-top:1px solid #e3e3e3}
.dialog-buttons:empty{display:none}
.picker-list{list-style:none;margin:12px 0 0;padding:0;height:320px;overflow:auto;border-top:1px solid #e3e3e3}
.picker-list label{display:flex;align-items:center;gap:12px;padding:10px 4px;border-bottom:1px solid #ebebeb;cursor:pointer}
.picker-list small{margin-left:auto;font-size:13px;color:#616161;white-space:nowrap}
.picker-none{padding:24px 4px;color:#616161}
.save-bar{display:flex;align-items:center;justify-content:space-between;gap:16px;color:#e3e3e3;font:550 13px/20px Inter,-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
.save-bar[hidden]{display:none}
.save-bar-buttons{display:flex;gap:8px}
.save-bar .button{background:#4a4a4a;border-color:#4a4a4a;color:#fff}
.save-bar .button.primary{background:#fff;border-color:#fff;color:#303030}
.save-bar .button:disabled{background:#303030;border-color:#4a4a4a;color:#b5b5b5}
.save-bar .button:focus-visible{outline-color:#91d0ff}
.save-bar.alone{position:fixed;z-index:600;top:0;left:0;right:0;padding:8px 16px;background:#1a1a1a}
`;
