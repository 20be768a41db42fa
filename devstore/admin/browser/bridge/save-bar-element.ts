import type { AdminCalls } from "../calls";
import type { Remote } from "../rpc";
import { buttonViews, buttonsOf, byId, watch } from "./buttons";

/** `ui-save-bar` and `shopify.saveBar`: the page's buttons, shown by the admin while there is something to save. */
export function saveBars(admin: Remote<AdminCalls>) {
  const showing = new Set<SaveBarElement>();
  const open = (): SaveBarElement | undefined => [...showing][0];

  class SaveBarElement extends HTMLElement {
    private observer: MutationObserver | undefined;

    get showing(): boolean {
      return showing.has(this);
    }
    get discardConfirmation(): boolean {
      return this.hasAttribute("discardconfirmation");
    }
    set discardConfirmation(on: boolean) {
      this.toggleAttribute("discardconfirmation", on);
    }
    async show(): Promise<void> {
      if (this.showing) return;
      await open()?.hide();
      showing.add(this);
      this.observer = watch(this, () => void this.tell());
      await this.tell();
      this.dispatchEvent(new Event("show"));
    }
    async hide(): Promise<void> {
      if (!showing.delete(this)) return;
      this.observer?.disconnect();
      await admin.showSaveBar(null);
      this.dispatchEvent(new Event("hide"));
    }
    toggle(): Promise<void> {
      return this.showing ? this.hide() : this.show();
    }
    disconnectedCallback(): void {
      void this.hide();
    }
    private tell(): Promise<void> {
      return admin.showSaveBar({ discardConfirmation: this.discardConfirmation, buttons: buttonViews(this) });
    }
  }

  const named = (id: string) => byId(id, SaveBarElement, "ui-save-bar");
  return {
    element: SaveBarElement,
    clicked: (button: number) => [...showing].forEach((bar) => buttonsOf(bar)[button]?.click()),
    api: {
      show: async (id: string) => named(id).show(),
      hide: async (id: string) => named(id).hide(),
      toggle: async (id: string) => named(id).toggle(),
      async leaveConfirmation() {
        if (open() && !(await admin.leave())) throw new Error("The merchant stays on the page.");
      },
    },
  };
}
