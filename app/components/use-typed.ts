import { useCallback, useEffect, useRef, useState } from "react";

const restMs = 250;

/** What is typed shows at once and is searched for when the fingers rest. */
export function useTyped(asked: string, search: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(asked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(search);
  useEffect(() => {
    latest.current = search;
  });
  // another view, or the browser's way back
  useEffect(() => {
    if (timer.current === undefined) setTyped(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = useCallback((text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      latest.current(text.trim());
    }, restMs);
  }, []);
  return [typed, type];
}
