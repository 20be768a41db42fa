import type { MemberFace, MemberTexts } from "../../app/face/public-face";
import type { Answer } from "./ask";
import { drawNewest } from "./history";
import { all, one, panel, show } from "./page";

/** Writes what is true now into every place that shows it, of the page behind the panel too. */
export function draw({ member }: Answer): void {
  if (member === undefined) return;
  const standing = !member || member.status === "candidate" ? "outside" : member.status;
  panel.dataset["standing"] = standing;
  for (const part of all("[data-for]")) show(part, part.dataset["for"]!.split(" ").includes(standing));
  const { language, main } = panel.dataset;
  const texts = member?.texts as Record<string, MemberTexts> | undefined;
  const text = texts?.[language!] ?? texts?.[main!];
  if (!member || !text) return;
  for (const place of all(".fid [data-slot]", document)) {
    if (!place.closest(".fid-card")) write(place, text[place.dataset["slot"] as "worth"]);
  }
  for (const reward of text.rewards) drawReward(reward, member);
  drawWays(member, text);
  drawCodes(member, text);
  drawNewest(text.movements);
}

/** A place without words is hidden, and what names it with it. */
function write(place: HTMLElement, text: string | number | null | undefined): void {
  const row = place.parentElement!;
  show(row.matches("[data-row]") ? row : place, text !== null && text !== undefined);
  if (place instanceof HTMLProgressElement) place.value = Number(text);
  else place.textContent = `${text ?? ""}`;
}

function drawReward({ key, can, says, ends }: MemberTexts["rewards"][number], member: MemberFace): void {
  const card = one(`[data-reward="${CSS.escape(key)}"]`);
  const form = card && one<HTMLFormElement>("form", card);
  if (!form) return;
  show(form, can && "spending" in panel.dataset);
  one<HTMLInputElement>("[name=redemption]", form)!.value = member.nextRedemption;
  one("[data-says]", card)!.textContent = says;
  write(one("[data-ends]", card)!, can ? ends : null);
}

/** Where they stand with each way to earn, on the page behind the panel too, and the birthday's forms. */
function drawWays({ ways, birthday: { given, changeable, aged } }: MemberFace, text: MemberTexts): void {
  for (const card of all("[data-way]", document)) {
    const at = ways.findIndex(({ key }) => key === card.dataset["way"]);
    const stands = one("[data-stands]", card);
    if (stands) write(stands, text.ways[at]);
    const birthday = one("[data-birthday]", card);
    if (!birthday) continue;
    write(one("[data-given]", birthday)!, text.birthday);
    show(one("details", birthday), !given || changeable);
    show(one("[data-do='birthday/remove']", birthday), given);
    const age = one<HTMLInputElement>("[name=age]", birthday);
    if (!age) continue;
    age.required = !aged;
    show(age.closest("p"), !aged);
  }
}

function drawCodes({ codes, making }: MemberFace, text: MemberTexts): void {
  const part = one("[data-codes]");
  if (!part) return;
  show(part, codes.length > 0);
  show(one("[data-making]"), making.length > 0);
  const blank = one<HTMLTemplateElement & HTMLElement>("template", part)!.content.firstElementChild!;
  one("ul", part)!.replaceChildren(
    ...codes.map(({ id, code }, at) => {
      const card = blank.cloneNode(true) as HTMLElement;
      const shown: Record<string, string | undefined> = { ...text.codes[at], code };
      for (const place of all("[data-slot]", card)) place.textContent = shown[place.dataset["slot"]!] ?? "";
      one<HTMLInputElement>("[name=redemption]", card)!.value = id;
      const link = one<HTMLAnchorElement>("a", card)!;
      link.href = link.href.replace("/discount/", `/discount/${encodeURIComponent(code)}`);
      return card;
    }),
  );
  offerCopying();
}

/** Copying needs this script, so its buttons are hidden until it is there. */
export function offerCopying(): void {
  for (const button of all("[data-do=copy]")) show(button, true);
}
