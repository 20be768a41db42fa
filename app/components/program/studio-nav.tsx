import { UnstyledLink } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useAdmin } from "../admin-frame";
import { studioParts, studioPath, type StudioPart } from "./places";
import "./studio.css";

/** The studio's pages. */
export function StudioNav({ part }: { part: StudioPart }) {
  const { say, to } = useAdmin();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // on a phone the row is wider than the window: the page that one is on stands in it
    const here = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (here && nav.current) nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [part]);
  return (
    <nav className="studio-nav" aria-label={say("program.pages")} ref={nav}>
      {studioParts.map((one) => (
        <UnstyledLink key={one} url={to(studioPath(one))} {...(one === part ? { "aria-current": "page" } : {})}>
          {say(`program.part.${one}`)}
        </UnstyledLink>
      ))}
    </nav>
  );
}
