import { useEffect, useRef, useState } from "react";
import type { Language } from "../../../loyalty/words";
import { previewDocument } from "./page-style";

interface Props {
  html: string;
  language: Language;
  title: string;
}

/**
 * A page as wide as a phone's, in a frame of its own so that its style is the storefront's alone and its narrow rules apply.
 * No script runs in it and nothing is sent from it (its own policy). What was unfolded and how far it was scrolled stays as it is drawn anew.
 */
export function PhoneFrame({ html, language, title }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [loaded, setLoaded] = useState(0);
  useEffect(() => {
    const page = frame.current?.contentDocument;
    if (loaded > 0 && page) show(page, html, language, title);
  }, [loaded, html, language, title]);
  return (
    <iframe ref={frame} className="preview-screen" title={title} srcDoc={previewDocument} onLoad={() => setLoaded((times) => times + 1)} />
  );
}

function show(page: Document, html: string, language: Language, title: string): void {
  const before = [...page.querySelectorAll("details")].map(({ open }) => open);
  const scrolled = [page.documentElement.scrollTop, page.querySelector(".fid-panel")?.scrollTop ?? 0];
  page.documentElement.lang = language;
  page.title = title;
  page.body.innerHTML = `<main>${html}</main>`;
  const details = page.querySelectorAll("details");
  if (details.length === before.length) details.forEach((one, place) => (one.open = before[place] ?? one.open));
  page.documentElement.scrollTop = scrolled[0] ?? 0;
  const panel = page.querySelector(".fid-panel");
  if (panel) panel.scrollTop = scrolled[1] ?? 0;
}
