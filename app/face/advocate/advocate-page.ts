import { renderSVG } from "uqr";
import { codeRefusals } from "../../referrals/code-refusals";
import { escaped } from "../terms-page";
import type { ShareWay } from "../../loyalty/share-ways";
import type { AdvocateAnswer } from "./advocate-answer";

/** What came of the form that led here: a refusal of the code, or that something was kept. */
export type Said = string | null;

/**
 * A member's own page of referrals as HTML without anything of Liquid's, drawn in the shop's layout. All of it works without script; with
 * it the link can be copied and handed to the device's own share sheet.
 */
export function advocatePage({ code, link, ...page }: AdvocateAnswer, language: string, said: Said): string {
  const { ui, offer, earned, open } = page;
  const parts = [`<h1>${say(ui, "title")}</h1>`];
  if (!open) parts.push(`<p>${say(ui, "closed")}</p>`);
  parts.push(...offer.map((line) => `<p>${escaped(line)}</p>`));
  if (code !== null && link !== null) parts.push(handOn(page, code, link), ownCode(page, code, said));
  if (earned.length > 0) parts.push(`<h2>${say(ui, "earned-title")}</h2>`, ...earned.map((line) => `<p>${escaped(line)}</p>`));
  parts.push(milestones(page), friends(page), name(page));
  return `<div class="page-width fidelio-advocate" lang="${language}" style="max-width:40rem;margin:2rem auto;padding:0 1rem;display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem">${parts.join("")}</div>`;
}

type Page = Omit<AdvocateAnswer, "code" | "link">;
const say = (ui: Page["ui"], key: string): string => escaped(ui[key] ?? "");

/** The link to copy, the message that goes along with it, the ways to share both, and the link as a picture for somebody who stands beside. */
function handOn({ ui, share }: Page, code: string, link: string): string {
  const text = share?.text ?? "";
  const picture = renderSVG(link, { border: 2 }).replace(
    "<svg ",
    `<svg role="img" aria-label="${say(ui, "qr")}" width="200" height="200" `,
  );
  return (
    `${style}<p><label for="fidelio-link">${say(ui, "link")}</label><br><input id="fidelio-link" readonly value="${escaped(link)}" style="width:100%;min-height:44px;font:inherit"></p>` +
    `<p><small>${say(ui, "message")}</small><br>${escaped(text)}</p>` +
    `<p><button type="button" class="button" data-share hidden data-text="${escaped(text)}" style="${touch}">${say(ui, "share-title")}</button> ` +
    `<button type="button" class="button" data-copy hidden style="${touch}">${say(ui, "copy")}</button> <span role="status" data-copied="${say(ui, "copied")}" data-pasted="${say(ui, "pasted")}"></span></p>` +
    `<p style="display:flex;flex-wrap:wrap;gap:.5rem">${(share?.ways ?? []).map((one) => way(one, `${text} ${link}`)).join("")}</p>` +
    `<p>${say(ui, "code")} <strong>${escaped(code)}</strong></p>` +
    `<details><summary style="${opens}">${say(ui, "qr")}</summary>${picture}<p>${say(ui, "qr-print")} ${pictureLink(code, "png")} · ${pictureLink(code, "svg")}</p></details>${script}`
  );
}

/** What opens another app does so in its place; Messenger's page takes no text, so a script copies the message on the way there. */
function way({ to, label, url }: ShareWay, message: string): string {
  const beside = url.startsWith("https:") ? ' target="_blank"' : "";
  const copies = to === "messenger-web" ? ` data-message="${escaped(message)}"` : "";
  return `<a class="button" data-to="${to}" href="${escaped(url)}" rel="noopener"${beside}${copies} style="${touch}">${escaped(label)}</a>`;
}

const pictureLink = (code: string, kind: "png" | "svg"): string =>
  `<a href="${path(`qr/${encodeURIComponent(code)}.${kind}`)}" download="${escaped(code)}.${kind}">${kind.toUpperCase()}</a>`;

const touch = "min-height:44px;display:inline-flex;align-items:center";
/** keeps the sign that it opens */
const opens = "padding:.7em 0;cursor:pointer";

/** Messenger is an app on what is touched and a page on a desktop. Liquid would read two braces side by side as its own. */
const style = `<style>@media(pointer:coarse){.fidelio-advocate [data-to=messenger-web]{display:none!important} }
@media(pointer:fine){.fidelio-advocate [data-to=messenger]{display:none!important} }</style>`;

/** Copying, and the device's own share sheet where it has one. */
const script = `<script>(function(d){var l=d.getElementById("fidelio-link"),q=function(s){return d.querySelector(".fidelio-advocate "+s)},c=q("[data-copy]"),s=q("[data-share]"),m=q("[data-message]"),t=q("[data-copied]");
if(navigator.clipboard){c.hidden=false;c.onclick=function(){navigator.clipboard.writeText(l.value).then(function(){t.textContent=t.dataset.copied},function(){l.select()})};
if(m)m.onclick=function(){navigator.clipboard.writeText(m.dataset.message).then(function(){t.textContent=t.dataset.pasted},function(){})} }
if(navigator.share){s.hidden=false;s.onclick=function(){var o=new Object;o.text=s.dataset.text;o.url=l.value;navigator.share(o).catch(function(){})} }
})(document)</script>`;

function ownCode({ ui }: Page, code: string, said: Said): string {
  const refused = codeRefusals.find((one) => one === said);
  const wrong = refused === undefined ? "" : `<p id="fidelio-code-wrong" role="alert" style="color:#b3001b">${say(ui, refused)}</p>`;
  const marks = refused === undefined ? "" : ' aria-invalid="true"';
  return (
    `<details${refused === undefined ? "" : " open"}><summary style="${opens}">${say(ui, "change")}</summary>` +
    `<form method="post" action="${action("code")}"><p><label for="fidelio-code">${say(ui, "code")}</label><br>` +
    `<input id="fidelio-code" name="code" required maxlength="200" autocomplete="off" value="${escaped(code)}" aria-describedby="fidelio-code-lead${refused === undefined ? "" : " fidelio-code-wrong"}"${marks} style="min-height:44px;font:inherit"></p>${wrong}` +
    `<p id="fidelio-code-lead"><small>${say(ui, "change-lead")}</small></p><p><button class="button" style="${touch}">${say(ui, "change-send")}</button></p></form></details>`
  );
}

/** An address of the app's in the language that the page is read in. */
const path = (below: string): string => `{{ routes.root_url | append: '/apps/fidelio/${below}' | replace: '//', '/' | escape }}`;
const action = (act: string): string => path(`referrals/${act}`);

function milestones({ ui, milestones: all }: Page): string {
  if (all.length === 0) return "";
  const lines = all.map(
    ({ says, done, of, progress }) =>
      `<li>${escaped(says)}<br><progress max="${of}" value="${done}" aria-label="${escaped(says)}"></progress> <small>${escaped(progress)}</small></li>`,
  );
  return `<h2>${say(ui, "milestones-title")}</h2><ul>${lines.join("")}</ul>`;
}

function friends({ ui, friends: all }: Page): string {
  const lines = all.map(({ name: who, says }) => `<li><strong>${escaped(who)}</strong><br>${escaped(says)}</li>`);
  return `<h2>${say(ui, "friends-title")}</h2>${lines.length === 0 ? `<p>${say(ui, "none")}</p>` : `<ul>${lines.join("")}</ul>`}`;
}

function name({ ui, nameShown }: Page): string {
  if (nameShown === null) return "";
  return (
    `<p>${say(ui, nameShown ? "name-shown" : "name-hidden")}</p><form method="post" action="${action("name")}">` +
    `<button class="button" name="show" value="${nameShown ? "no" : "yes"}" style="${touch}">${say(ui, nameShown ? "name-hide" : "name-show")}</button></form>`
  );
}
