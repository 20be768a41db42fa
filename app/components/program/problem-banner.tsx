import { Banner, Link, List, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useAdmin } from "../admin-frame";
import { partOfPath, placeOf } from "./places";
import { useDraft } from "./studio";

/** Stands where the eye and the keyboard are taken when saving was refused: what is wrong, and where. */
export function ProblemBanner() {
  const { say, to } = useAdmin();
  const { problem, faults, program } = useDraft();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) place.current?.focus();
  }, [problem]);
  if (problem === null) return null;
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <Banner tone="critical" title={problem}>
        {faults.all.length === 0 ? null : (
          <List>
            {faults.all.map(({ path, message }) => (
              <List.Item key={path}>
                <Link url={to(placeOf(program, path))}>{say(`program.part.${partOfPath(path)}`)}</Link>
                {": "}
                <Text as="span">{message}</Text>
              </List.Item>
            ))}
          </List>
        )}
      </Banner>
    </div>
  );
}
