import { ActionList, BlockStack, Box, Button, InlineGrid, InlineStack, Popover, Tag, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Goods } from "../../../loyalty/program";
import { useAdmin } from "../../admin-frame";
import { WordList } from "../fields/word-list";
import { useDraft } from "../studio";
import { useGoodsPicker, type Picked } from "./goods-picker";

const allLists = ["collections", "products", "variants", "types", "vendors", "tags"] as const;
type List = (typeof allLists)[number];
const isPicked = (list: List): list is Picked => list === "products" || list === "variants" || list === "collections";

interface GoodsEditorProps {
  /** of the goods in the document: "earning.0.lines.only" */
  path: string;
  goods: Goods | undefined;
  /** undefined: no list is left */
  onChange(goods: Goods | undefined): void;
  /** what the button that adds a list says */
  add: string;
  /** the lists that there can be; default: all */
  lists?: readonly List[];
}

/** Goods by what Shopify knows of them: lists of products, collections, vendors … */
export function GoodsEditor({ path, goods = {}, onChange, add, lists = allLists }: GoodsEditorProps) {
  const { say } = useAdmin();
  const { faults } = useDraft();
  const pick = useGoodsPicker();
  const [open, setOpen] = useState(false);
  const shown = lists.filter((list) => goods[list] !== undefined);
  const set = (list: List, values: string[] | undefined) => {
    const { [list]: _before, ...others } = goods;
    // an empty list stays until it is removed: without it the rule would hold for all goods, and nobody asked for that
    const next = values === undefined ? others : { ...goods, [list]: values };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const choose = async (list: List) => {
    setOpen(false);
    if (!isPicked(list)) return set(list, []);
    const ids = await pick(list, goods[list] ?? []);
    if (ids !== null) set(list, ids);
  };
  return (
    <BlockStack gap="300">
      {shown.map((list) => (
        <Box key={list} padding="300" borderRadius="200" borderWidth="025" borderColor="border-secondary">
          <GoodsList
            list={list}
            values={goods[list] ?? []}
            error={faults.within(`${path}.${list}`)}
            onChange={(values) => set(list, values)}
            onPick={() => void choose(list)}
            onRemove={() => set(list, undefined)}
          />
        </Box>
      ))}
      {shown.length === lists.length ? null : (
        <InlineStack>
          <Popover
            active={open}
            onClose={() => setOpen(false)}
            activator={
              <Button disclosure onClick={() => setOpen(!open)}>
                {add}
              </Button>
            }
          >
            <ActionList
              actionRole="menuitem"
              items={lists
                .filter((list) => !shown.includes(list))
                .map((list) => ({ content: say(`program.goods.${list}`), onAction: () => void choose(list) }))}
            />
          </Popover>
        </InlineStack>
      )}
    </BlockStack>
  );
}

interface GoodsListProps {
  list: List;
  values: string[];
  error: string | false;
  onChange(values: string[]): void;
  onPick(): void;
  onRemove(): void;
}

function GoodsList({ list, values, error, onChange, onPick, onRemove }: GoodsListProps) {
  const { say } = useAdmin();
  const { goodsNames } = useDraft();
  const name = say(`program.goods.${list}`);
  const nameOf = (id: string) => goodsNames[id] ?? say("program.goods.unnamed", { digits: id.slice(-4) });
  const remove = (
    <Button size="slim" variant="tertiary" onClick={onRemove} accessibilityLabel={`${say("program.remove")}: ${name}`}>
      {say("program.remove")}
    </Button>
  );
  if (!isPicked(list)) {
    return (
      <InlineGrid columns="1fr auto" gap="300" alignItems="start">
        <WordList label={name} words={values} onChange={onChange} error={error} helpText={say(`program.goods.${list}.help`)} />
        {remove}
      </InlineGrid>
    );
  }
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <Text as="h4" variant="headingSm">
          {name}
        </Text>
        <InlineStack gap="200">
          <Button size="slim" onClick={onPick} accessibilityLabel={`${say("program.goods.choose")}: ${name}`}>
            {say("program.goods.choose")}
          </Button>
          {remove}
        </InlineStack>
      </InlineStack>
      <InlineStack gap="200">
        {values.map((id) => (
          <Tag
            key={id}
            accessibilityLabel={say("program.remove.named", { name: nameOf(id) })}
            onRemove={() => onChange(values.filter((one) => one !== id))}
          >
            {nameOf(id)}
          </Tag>
        ))}
      </InlineStack>
      {error === false ? null : (
        <Text as="p" tone="critical">
          {error}
        </Text>
      )}
    </BlockStack>
  );
}
