-- Track every change of an order's status
-- @revision    f70638098a2d
-- @revises     e6f527f8791c
-- @tags        orders, status_tracking
-- @created     2026-02-18T13:45:00Z

-- @upgrade
CREATE TABLE order_status_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    order_id   bigint       NOT NULL,
    old_status order_status,
    new_status order_status NOT NULL,
    changed_at timestamptz  NOT NULL DEFAULT now(),
    CONSTRAINT order_status_changes_pkey PRIMARY KEY (id),
    CONSTRAINT order_status_changes_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE,
    CONSTRAINT order_status_changes_new_status_check CHECK (new_status IS DISTINCT FROM old_status)
);

CREATE INDEX order_status_changes_order_id_idx ON order_status_changes (order_id, changed_at);

COMMENT ON COLUMN order_status_changes.old_status IS 'Null for the first entry of an order';

-- What was ordered before anybody kept track begins with what it is today
INSERT INTO order_status_changes (order_id, new_status, changed_at)
SELECT id, status, placed_at
FROM orders;

CREATE FUNCTION track_order_status() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO order_status_changes (order_id, new_status, changed_at)
        VALUES (NEW.id, NEW.status, NEW.placed_at);
    ELSE
        INSERT INTO order_status_changes (order_id, old_status, new_status)
        VALUES (NEW.id, OLD.status, NEW.status);
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER orders_track_first_status
    AFTER INSERT ON orders
    FOR EACH ROW EXECUTE FUNCTION track_order_status();

CREATE TRIGGER orders_track_status
    AFTER UPDATE OF status ON orders
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
    EXECUTE FUNCTION track_order_status();

-- @downgrade
DROP TRIGGER orders_track_status ON orders;
DROP TRIGGER orders_track_first_status ON orders;
DROP FUNCTION track_order_status();
DROP TABLE order_status_changes;
