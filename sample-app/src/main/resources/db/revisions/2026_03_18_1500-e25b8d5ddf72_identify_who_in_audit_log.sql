-- Say in the audit log who it was
-- @revision    e25b8d5ddf72
-- @revises     d14a7c4cce61
-- @tags        audit, sessions
-- @created     2026-03-18T15:00:00Z

-- @upgrade
ALTER TABLE audit_log
    ADD COLUMN database_user text NOT NULL DEFAULT session_user,
    ADD COLUMN application   text DEFAULT current_setting('application_name', true),
    ADD COLUMN user_id       bigint,
    ADD COLUMN session_id    uuid,
    ADD COLUMN request_id    text,
    ADD COLUMN ip_address    inet DEFAULT inet_client_addr(),
    ADD CONSTRAINT audit_log_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    ADD CONSTRAINT audit_log_session_id_fkey FOREIGN KEY (session_id) REFERENCES device_sessions (id) ON DELETE SET NULL;

-- The defaults speak of now; nobody knows who wrote the rows that are there
UPDATE audit_log
SET database_user = 'unknown',
    application   = NULL,
    ip_address    = NULL;

CREATE INDEX audit_log_user_id_idx ON audit_log (user_id, occurred_at DESC);
CREATE INDEX audit_log_session_id_idx ON audit_log (session_id);
CREATE INDEX audit_log_request_id_idx ON audit_log (request_id) WHERE request_id IS NOT NULL;

COMMENT ON COLUMN audit_log.user_id IS 'Who was logged in; the application sets shop.user_id for its transaction';

CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger
    LANGUAGE plpgsql
AS $audit$
DECLARE
    old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
    INSERT INTO audit_log (table_name, row_id, action, old_row, new_row, user_id, session_id, request_id)
    VALUES (TG_TABLE_NAME, (coalesce(new_row, old_row) ->> 'id')::bigint, TG_OP, old_row, new_row,
            nullif(current_setting('shop.user_id', true), '')::bigint,
            nullif(current_setting('shop.session_id', true), '')::uuid,
            nullif(current_setting('shop.request_id', true), ''));
    RETURN NULL;
END;
$audit$;

-- @downgrade
CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger
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

ALTER TABLE audit_log
    DROP COLUMN database_user,
    DROP COLUMN application,
    DROP COLUMN user_id,
    DROP COLUMN session_id,
    DROP COLUMN request_id,
    DROP COLUMN ip_address;
