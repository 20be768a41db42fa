import { BlockStack } from "@shopify/polaris";
import { useState } from "react";
import type { Texts } from "../../../loyalty/texts";
import { useAdmin } from "../../admin-frame";
import { Disclosure } from "./disclosure";
import { orNone, put } from "./texts";
import { TextsField } from "./texts-field";

export interface Described {
  title: Texts;
  description?: Texts | undefined;
  image?: Record<string, string> | undefined;
}

interface Props<Part extends Described> {
  part: Part;
  /** where it stands in the document, with a point at its end; "" is the program itself */
  path: string;
  onChange(part: Part): void;
  titleHelp?: string;
}

/** What every part of a program has for shoppers: a title, and folded up a description and a picture. */
export function DescribedFields<Part extends Described>({ part, path, onChange, titleHelp }: Props<Part>) {
  const { say } = useAdmin();
  const [more, showMore] = useState(part.description !== undefined || part.image !== undefined);
  return (
    <BlockStack gap="300">
      <TextsField
        label={say("pages.texts.title")}
        texts={part.title}
        path={`${path}title`}
        onChange={(title) => onChange({ ...part, title })}
        maxLength={200}
        {...(titleHelp ? { helpText: titleHelp } : {})}
      />
      <Disclosure id={`${path}more`} label={say("pages.texts.more")} open={more} onToggle={() => showMore(!more)}>
        <BlockStack gap="300">
          <TextsField
            label={say("pages.texts.description")}
            texts={part.description}
            path={`${path}description`}
            onChange={(texts) => onChange(put<Part, "description">(part, "description", orNone(texts)))}
            multiline
          />
          <TextsField
            label={say("pages.texts.image")}
            texts={part.image}
            path={`${path}image`}
            onChange={(texts) => onChange(put<Part, "image">(part, "image", orNone(texts)))}
            helpText={say("pages.texts.image.help")}
            placeholder="https://"
            address
          />
        </BlockStack>
      </Disclosure>
    </BlockStack>
  );
}
