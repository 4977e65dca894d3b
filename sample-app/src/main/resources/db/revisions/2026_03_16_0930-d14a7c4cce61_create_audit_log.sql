-- Create the audit log
-- @revision    d14a7c4cce61
-- @revises     c0396b3bbd50
-- @tags        schema, audit
-- @created     2026-03-16T09:30:00Z

-- @upgrade
CREATE TABLE audit_log (
    id          bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    table_name  text        NOT NULL,
    row_id      bigint      NOT NULL,
    action      text        NOT NULL,
    old_row     jsonb,
    new_row     jsonb,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id),
    CONSTRAINT audit_log_action_check CHECK (action IN ('INSERT', 'UPDATE', 'DELETE')),
    CONSTRAINT audit_log_rows_check CHECK (old_row IS NOT NULL OR new_row IS NOT NULL)
);

CREATE INDEX audit_log_row_idx ON audit_log (table_name, row_id, occurred_at DESC);

COMMENT ON TABLE audit_log IS 'Append-only: who changed what in the rows that matter';

CREATE FUNCTION audit_row() RETURNS trigger
    LANGUAGE plpgsql
AS $audit$
DECLARE
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
    INSERT INTO audit_log (table_name, row_id, action, old_row, new_row)
    VALUES (TG_TABLE_NAME, (coalesce(new_row, old_row) ->> 'id')::bigint, TG_OP, old_row, new_row);
    RETURN NULL;
END;
$audit$;

CREATE TRIGGER products_audit
    AFTER INSERT OR UPDATE OR DELETE ON products
    FOR EACH ROW EXECUTE FUNCTION audit_row();

CREATE TRIGGER orders_audit
    AFTER INSERT OR UPDATE OR DELETE ON orders
    FOR EACH ROW EXECUTE FUNCTION audit_row();

-- @downgrade
DROP TRIGGER orders_audit ON orders;
DROP TRIGGER products_audit ON products;
DROP FUNCTION audit_row();
DROP TABLE audit_log;
