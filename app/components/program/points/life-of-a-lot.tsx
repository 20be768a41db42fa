import { Text } from "@shopify/polaris";
import { useAdmin } from "../../admin-frame";
import { writeDay } from "../../write";
import { useDraft } from "../studio";
import { noonOf } from "../today";
import { lifeOf } from "./life";
import "./life.css";

/** Points that are earned today, on a line of time: from when they can be spent, when they are reminded of, when they end. */
export function LifeOfALot() {
  const { say, language, zone } = useAdmin();
  const { program, data } = useDraft();
  const life = lifeOf(program, noonOf(data.today), zone);
  if (life === null) return <Text as="p">{say("pages.typing")}</Text>;
  return (
    <figure className="lot-life">
      <ol>
        {life.map(({ what, at, days }) => (
          <li key={`${what}${days ?? ""}`} data-what={what}>
            <Text as="span" fontWeight="semibold">
              {say(`pages.points.life.${what}`, { days: days ?? 0 })}
            </Text>
            <Text as="span" tone="subdued">
              {writeDay(at, language, zone)}
            </Text>
          </li>
        ))}
        {life.at(-1)?.what === "ends" ? null : (
          <li data-what="forever">
            <Text as="span" fontWeight="semibold">
              {say("pages.points.life.forever")}
            </Text>
          </li>
        )}
      </ol>
      <Text as="p" tone="subdued" variant="bodySm">
        {say(`pages.points.life.of.${program.points.expiry.mode}`)}
      </Text>
    </figure>
  );
}
