-- Create purchases and restocks
-- @revision    b7c49e6f2083
-- @revises     a6b58d5e3f72
-- @tags        schema, products
-- @created     2026-02-04T10:30:00Z

-- @upgrade
CREATE TABLE purchases (
    id         bigint GENERATED ALWAYS AS IDENTITY,
    supplier   text        NOT NULL,
    reference  text        NOT NULL,
    ordered_at timestamptz NOT NULL DEFAULT now(),
    arrived_at timestamptz,
    CONSTRAINT purchases_pkey PRIMARY KEY (id),
    CONSTRAINT purchases_reference_key UNIQUE (supplier, reference),
    CONSTRAINT purchases_arrived_at_check CHECK (arrived_at >= ordered_at)
);

COMMENT ON COLUMN purchases.reference IS 'The number that the supplier gave it';

CREATE TABLE restocks (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    product_id   bigint         NOT NULL,
    purchase_id  bigint,
    quantity     integer        NOT NULL,
    unit_cost    numeric(12, 4),
    requested_at timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT restocks_pkey PRIMARY KEY (id),
    CONSTRAINT restocks_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id) ON DELETE RESTRICT,
    CONSTRAINT restocks_purchase_id_fkey FOREIGN KEY (purchase_id) REFERENCES purchases (id) ON DELETE SET NULL,
    CONSTRAINT restocks_quantity_check CHECK (quantity > 0),
    CONSTRAINT restocks_unit_cost_check CHECK (unit_cost >= 0),
    CONSTRAINT restocks_purchased_check CHECK (purchase_id IS NULL OR unit_cost IS NOT NULL)
);

CREATE INDEX restocks_product_id_idx ON restocks (product_id);
CREATE INDEX restocks_purchase_id_idx ON restocks (purchase_id);

COMMENT ON TABLE restocks IS 'A wish for more of a product, until a purchase answers it';

-- @downgrade
DROP TABLE restocks;
DROP TABLE purchases;
