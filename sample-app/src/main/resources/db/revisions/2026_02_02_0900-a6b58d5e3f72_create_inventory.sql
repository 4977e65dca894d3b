-- Create inventory and stock movements
-- @revision    a6b58d5e3f72
-- @revises     a0c4e8b2d671
-- @branch-label inventory
-- @tags        schema, products
-- @created     2026-02-02T09:00:00Z

-- @upgrade
CREATE TABLE inventory (
    product_id bigint      NOT NULL,
    on_hand    integer     NOT NULL DEFAULT 0,
    reserved   integer     NOT NULL DEFAULT 0,
    reorder_at integer     NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inventory_pkey PRIMARY KEY (product_id),
    CONSTRAINT inventory_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE CASCADE,
    CONSTRAINT inventory_on_hand_check CHECK (on_hand >= 0),
    CONSTRAINT inventory_reserved_check CHECK (reserved BETWEEN 0 AND on_hand),
    CONSTRAINT inventory_reorder_at_check CHECK (reorder_at >= 0)
);

CREATE TRIGGER inventory_touch_updated_at
    BEFORE UPDATE ON inventory
    FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

COMMENT ON COLUMN inventory.reserved IS 'Pieces on hand that open orders have taken';
COMMENT ON COLUMN inventory.reorder_at IS 'At or below this many free pieces the product is to be restocked';

CREATE TABLE stock_movements (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    product_id bigint      NOT NULL,
    quantity   integer     NOT NULL,
    reason     text        NOT NULL,
    note       text,
    moved_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT stock_movements_pkey PRIMARY KEY (id),
    CONSTRAINT stock_movements_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT,
    CONSTRAINT stock_movements_quantity_check CHECK (quantity <> 0),
    CONSTRAINT stock_movements_reason_check CHECK (reason IN ('purchase', 'sale', 'return', 'correction', 'loss'))
);

CREATE INDEX stock_movements_product_id_idx ON stock_movements (product_id, moved_at DESC);

COMMENT ON TABLE stock_movements IS 'Append-only: what came and went, and why';
COMMENT ON COLUMN stock_movements.quantity IS 'Pieces, positive when they came in';

-- @downgrade
DROP TABLE stock_movements;
DROP TABLE inventory;
