import { element } from "../dom";
import { mirrored } from "../widgets/save-bar";
import { buttonViews, buttonsOf, byId, watch } from "./buttons";

const refuse = (address: string | undefined): never => {
  throw new Error(`The App Bridge stub shows no ui-modal with a src (${address}).`);
};

let numbered = 0;

/** `ui-modal` and `shopify.modal`: the element's own children in a dialog. A modal with an address of its own is not answered. */
export class ModalElement extends HTMLElement {
  /** where React's part of App Bridge puts what the modal holds */
  readonly content = element("div", { class: "dialog-body" });
  private readonly head = element("h2", { id: `stand-in-modal-${++numbered}` });
  private readonly foot = element("div", { class: "dialog-buttons" });
  private readonly dialog = element("dialog", { class: "dialog", "aria-labelledby": this.head.id }, this.head, this.content, this.foot);
  private observer: MutationObserver | undefined;

  constructor() {
    super();
    this.dialog.addEventListener("close", () => {
      this.dialog.remove();
      this.observer?.disconnect();
      this.dispatchEvent(new Event("hide"));
    });
  }

  get variant(): string {
    return this.getAttribute("variant") ?? "base";
  }
  set variant(size: string) {
    this.setAttribute("variant", size);
  }
  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address: string | undefined) {
    refuse(address);
  }

  async show(): Promise<void> {
    if (this.src !== undefined) refuse(this.src);
    if (this.dialog.open) return;
    const bar = this.querySelector("ui-title-bar");
    // React's own child stays where it is: it is empty, and what it shows is in `content` already
    const own = [...this.children].filter((child) => child.matches(":not(ui-title-bar, ui-save-bar)") && child.hasChildNodes());
    this.content.append(...own);
    this.draw(bar);
    if (bar) this.observer = watch(bar, () => this.draw(bar));
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }
  async hide(): Promise<void> {
    if (this.dialog.open) this.dialog.close();
  }
  toggle(): Promise<void> {
    return this.dialog.open ? this.hide() : this.show();
  }

  private draw(bar: Element | null): void {
    this.head.textContent = bar?.getAttribute("title") ?? this.getAttribute("title") ?? "";
    const buttons = bar ? buttonViews(bar) : [];
    this.foot.replaceChildren(...buttons.map((view, number) => mirrored(view, "", () => buttonsOf(bar!)[number]?.click())));
  }
}

const named = (id: string) => byId(id, ModalElement, "ui-modal");

export const modalApi = {
  show: async (id: string) => named(id).show(),
  hide: async (id: string) => named(id).hide(),
  toggle: async (id: string) => named(id).toggle(),
};
