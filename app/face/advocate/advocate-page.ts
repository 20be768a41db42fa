import { renderSVG } from "uqr";
import { codeRefusals } from "../../referrals/codes.server";
import { escaped } from "../terms-page";
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

/** The link to copy, the ways to share it, and the same as a picture for somebody who stands beside. */
function handOn({ ui, share }: Page, code: string, link: string): string {
  const ways = (share?.ways ?? []).map(
    ({ to, label, url }) =>
      `<a class="button" data-to="${to}" href="${escaped(url)}" rel="noopener"${to === "sms" || to === "mail" ? "" : ' target="_blank"'} style="${touch}">${escaped(label)}</a>`,
  );
  const picture = renderSVG(link, { border: 2 }).replace(
    "<svg ",
    `<svg role="img" aria-label="${say(ui, "qr")}" width="200" height="200" `,
  );
  return (
    `<p><label for="fidelio-link">${say(ui, "link")}</label><br><input id="fidelio-link" readonly value="${escaped(link)}" style="width:100%;min-height:44px;font:inherit"></p>` +
    `<p><button type="button" class="button" data-share hidden data-text="${escaped(share?.text ?? "")}" style="${touch}">${say(ui, "share-title")}</button> ` +
    `<button type="button" class="button" data-copy hidden style="${touch}">${say(ui, "copy")}</button> <span role="status" data-copied="${say(ui, "copied")}"></span></p>` +
    `<p style="display:flex;flex-wrap:wrap;gap:.5rem">${ways.join("")}</p>` +
    `<p>${say(ui, "code")} <strong>${escaped(code)}</strong></p>` +
    `<details><summary style="${opens}">${say(ui, "qr")}</summary>${picture}</details>${script}`
  );
}

const touch = "min-height:44px;display:inline-flex;align-items:center";
/** keeps the sign that it opens */
const opens = "padding:.7em 0;cursor:pointer";

/** Copying, and the device's own share sheet where it has one. Liquid would read two braces side by side as its own. */
const script = `<script>(function(d){var l=d.getElementById("fidelio-link"),q=function(s){return d.querySelector(".fidelio-advocate "+s)},c=q("[data-copy]"),s=q("[data-share]"),t=q("[data-copied]");
if(navigator.clipboard){c.hidden=false;c.onclick=function(){navigator.clipboard.writeText(l.value).then(function(){t.textContent=t.dataset.copied},function(){l.select()})} }
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

/** The page's own address in the language that it is read in. */
const action = (path: string): string => `{{ routes.root_url | append: '/apps/fidelio/referrals/${path}' | replace: '//', '/' | escape }}`;

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
