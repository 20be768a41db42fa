import { useMemo } from "react";
import { voiceOf, type Voice } from "../../loyalty/describe/voice";
import { useAdmin } from "../admin-frame";
import { useDraft } from "./studio";

/** How the studio says what members read: in the page's language, with the titles of goods. */
export function useVoice(): Voice {
  const { language, zone } = useAdmin();
  const { program, data, goodsNames } = useDraft();
  const { locale } = data.shop;
  return useMemo(
    () => voiceOf(program, language, { locale, zone }, { goodsNames, audience: "merchant" }),
    [program, language, locale, zone, goodsNames],
  );
}
