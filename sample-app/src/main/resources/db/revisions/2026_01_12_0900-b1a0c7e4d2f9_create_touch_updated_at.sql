-- Create the trigger function that keeps updated_at
-- @revision    b1a0c7e4d2f9
-- @tags        schema
-- @created     2026-01-12T09:00:00Z

-- @upgrade
CREATE FUNCTION touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;

COMMENT ON FUNCTION touch_updated_at() IS 'Row trigger: sets updated_at to the time of the transaction';

-- @downgrade
DROP FUNCTION touch_updated_at();
