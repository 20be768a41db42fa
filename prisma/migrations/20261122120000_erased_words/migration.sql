-- The words that a merchant wrote about a person go with the person (docs/decisions/0016-words-of-the-erased.md).

-- What was noted stays noted. Of an erased member, and of who was merged into them, the merchant's words alone may be taken out.
CREATE FUNCTION "only_redact"() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) - 'detail') = (to_jsonb(NEW) - 'detail') AND NEW."detail" = OLD."detail" - ARRAY['reason', 'note'] THEN
    IF EXISTS (
         SELECT FROM "member" m LEFT JOIN "member" kept ON kept."shop_id" = m."shop_id" AND kept."id" = m."merged_into"
          WHERE m."shop_id" = OLD."shop_id" AND 'erased' IN (m."status", kept."status")
            AND m."id" = CASE WHEN OLD."subject" ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN OLD."subject"::uuid END) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'audit_entry is append-only: UPDATE refused' USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER append_only ON "audit_entry";
CREATE TRIGGER append_only BEFORE UPDATE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION only_redact();
CREATE TRIGGER append_only_delete BEFORE DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Who was erased before. Shop by shop: under row-level security a statement over all changes nothing.
DO $$
DECLARE one BIGINT;
BEGIN
  FOR one IN SELECT id FROM "shop" LOOP
    PERFORM set_config('app.shop_id', one::text, true);
    UPDATE "audit_entry" a SET "detail" = a."detail" - ARRAY['reason', 'note']
      FROM "member" m LEFT JOIN "member" kept ON kept."shop_id" = m."shop_id" AND kept."id" = m."merged_into"
     WHERE a."shop_id" = one AND m."shop_id" = one AND a."subject" = m."id"::text
       AND 'erased' IN (m."status", kept."status") AND a."detail" ?| ARRAY['reason', 'note'];
  END LOOP;
  PERFORM set_config('app.shop_id', '', true);
END $$;
