import { Banner, Link, List, Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import { useAdmin } from "../admin-frame";
import { localised } from "../../loyalty/texts";
import { conditionAt, conditionTitle } from "./earn/condition-blocks";
import { partOfPath, placeOf } from "./places";
import { useDraft } from "./studio";
import { partAt } from "./translations";

/** Stands where the eye and the keyboard are taken when saving was refused: what is wrong, and where. */
export function ProblemBanner() {
  const { say, to, language } = useAdmin();
  const { problem, faults, program } = useDraft();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null) place.current?.focus();
  }, [problem]);
  if (problem === null) return null;
  /** the part of the program that a field belongs to, and for a rule's conditions which */
  const nameOf = (path: string): string => {
    const titled = partAt(program, path);
    const condition = conditionAt(path);
    const part = (titled && localised(titled, language)) ?? say(`program.part.${partOfPath(path)}`);
    return condition === null ? part : `${part}, ${say(conditionTitle(condition))}`;
  };
  return (
    <div ref={place} tabIndex={-1} role="alert">
      <Banner tone="critical" title={problem}>
        {faults.all.length === 0 ? null : (
          <List>
            {faults.all.map(({ path, message }) => (
              <List.Item key={path}>
                <Link url={to(placeOf(program, path))}>{nameOf(path)}</Link>
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
