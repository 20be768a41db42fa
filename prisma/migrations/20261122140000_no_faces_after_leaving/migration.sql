-- A shop that leaves has no faces to write: leaving, which stops its jobs, shall not enqueue one.
DROP TRIGGER "face_job_of_shop" ON "shop";
CREATE CONSTRAINT TRIGGER "face_job_of_shop" AFTER UPDATE ON "shop" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW."status" NOT IN ('uninstalled', 'locked')
        AND (OLD."status", OLD."spending_paused", OLD."currency", OLD."zone", OLD."locale", OLD."locales", OLD."installed_at")
            IS DISTINCT FROM (NEW."status", NEW."spending_paused", NEW."currency", NEW."zone", NEW."locale", NEW."locales", NEW."installed_at"))
  EXECUTE FUNCTION "enqueue_faces"();
