import { useEffect, useState } from "react";
import type { PreviewAsk } from "../../../face/preview/draw-preview";
import { useDraft } from "../studio";
import { noonOf } from "../today";
import { useLoadPreview, type DrawPreview } from "./preview-source";

export interface Drawing {
  /** null: nothing is drawn yet */
  html: string | null;
  /** the program has faults: what is drawn is from before them */
  behind: boolean;
}

/** Long enough not to draw for each letter, short enough to seem at once. Milliseconds. */
const rest = 120;

/** Draws in the browser, a moment after the last change; what cannot be drawn leaves the drawing that was there. */
export function useDrawing(ask: Omit<PreviewAsk, "ground" | "goodsNames">, zone: string): Drawing {
  const load = useLoadPreview();
  const { data, goodsNames } = useDraft();
  const { shop, today, plan } = data;
  const { locale, name, storefront } = shop;
  const now = noonOf(today);
  const [draw, setDraw] = useState<{ preview: DrawPreview } | null>(null);
  const [drawing, setDrawing] = useState<Drawing>({ html: null, behind: false });
  const { program, language, page } = ask;
  const person = JSON.stringify(ask.person);

  useEffect(() => {
    let gone = false;
    void load().then((preview) => {
      if (!gone) setDraw({ preview });
    });
    return () => {
      gone = true;
    };
  }, [load]);

  useEffect(() => {
    if (draw === null) return;
    const timer = setTimeout(() => {
      const asked = {
        program,
        language,
        page,
        person: JSON.parse(person) as PreviewAsk["person"],
        goodsNames,
        ground: { locale, zone, now, name, storefront, plan },
      };
      const html = draw.preview(asked);
      setDrawing((before) => (html === null ? { ...before, behind: true } : { html, behind: false }));
    }, rest);
    return () => clearTimeout(timer);
  }, [draw, program, language, page, person, goodsNames, locale, zone, now, name, storefront, plan]);

  return drawing;
}
