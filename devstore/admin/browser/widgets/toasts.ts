import type { ToastView } from "../calls";
import { element } from "../dom";
import type { Say } from "../words";

export interface Toasts {
  show(toast: ToastView): void;
  hide(id: string): void;
}

/** Short messages at the foot of the page, read out as they come, gone after their time. */
export function toasts(place: HTMLElement, say: Say, ended: (id: string, how: "action" | "dismiss") => void): Toasts {
  const shown = new Map<string, { bubble: HTMLElement; timer: number }>();
  place.setAttribute("role", "status");
  place.setAttribute("aria-live", "polite");
  place.className = "toasts";

  const remove = (id: string): boolean => {
    const toast = shown.get(id);
    if (!toast) return false;
    clearTimeout(toast.timer);
    toast.bubble.remove();
    return shown.delete(id);
  };
  const end = (id: string, how: "action" | "dismiss") => remove(id) && ended(id, how);

  return {
    show({ id, message, duration, isError, action }) {
      remove(id);
      const bubble = element("div", { class: isError ? "toast toast-error" : "toast" }, element("span", {}, message));
      if (action !== null)
        bubble.append(element("button", { type: "button", class: "toast-action", click: () => end(id, "action") }, action));
      const close = { type: "button", class: "toast-close", "aria-label": say("dismiss"), click: () => end(id, "dismiss") };
      bubble.append(element("button", close, "×"));
      place.append(bubble);
      shown.set(id, { bubble, timer: setTimeout(() => end(id, "dismiss"), duration) as unknown as number });
    },
    hide: (id) => void remove(id),
  };
}
