-- Measurements: partitions of partitions, inheritance
CREATE TABLE sensors (
    id integer PRIMARY KEY,
    kind text NOT NULL,
    position point,
    area box,
    mac macaddr,
    ip inet,
    net cidr
);
CREATE INDEX sensors_position ON sensors USING gist (position);
CREATE INDEX sensors_area ON sensors USING spgist (area);
CREATE TABLE readings (
    sensor_id integer NOT NULL REFERENCES sensors,
    at timestamptz NOT NULL,
    value double precision NOT NULL,
    quality smallint DEFAULT 3 CHECK (quality BETWEEN 0 AND 3),
    PRIMARY KEY (sensor_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX readings_at ON readings (at DESC);
CREATE TABLE readings_2024 PARTITION OF readings FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
CREATE TABLE readings_2025 PARTITION OF readings FOR VALUES FROM ('2025-01-01 00:00:00+00') TO ('2026-01-01 00:00:00+00')
    PARTITION BY HASH (sensor_id);
CREATE TABLE readings_2025_0 PARTITION OF readings_2025 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE readings_2025_1 PARTITION OF readings_2025 FOR VALUES WITH (MODULUS 2, REMAINDER 1) WITH (fillfactor = 70);
CREATE TABLE readings_rest PARTITION OF readings (value DEFAULT 0) DEFAULT;
CREATE INDEX readings_rest_value ON readings_rest (value);
CREATE TABLE alarms (
    id bigint NOT NULL,
    region text NOT NULL,
    raised timestamp NOT NULL DEFAULT LOCALTIMESTAMP,
    PRIMARY KEY (id, region)
) PARTITION BY LIST (region);
CREATE TABLE alarms_north PARTITION OF alarms FOR VALUES IN ('north', 'arctic');
CREATE TABLE alarms_south PARTITION OF alarms FOR VALUES IN ('south', NULL);
ALTER TABLE alarms_north ADD CONSTRAINT north_is_cold CHECK (raised > '2000-01-01');
CREATE TABLE days (
    day date NOT NULL,
    hour smallint NOT NULL,
    label text COLLATE "C"
) PARTITION BY RANGE (day, (hour + 1));
CREATE TABLE days_all PARTITION OF days FOR VALUES FROM (MINVALUE, MINVALUE) TO (MAXVALUE, MAXVALUE);
CREATE TABLE devices (
    serial_number text PRIMARY KEY,
    installed date DEFAULT CURRENT_DATE NOT NULL CHECK (installed > '1990-01-01'),
    retired boolean
);
CREATE TABLE pumps (
    litres integer NOT NULL,
    PRIMARY KEY (serial_number)
) INHERITS (devices);
CREATE TABLE turbo_pumps (
    rpm integer
) INHERITS (pumps);
ALTER TABLE turbo_pumps ALTER COLUMN retired SET DEFAULT false;
CREATE TABLE maintenance (
    device text NOT NULL REFERENCES devices,
    due date NOT NULL,
    done date,
    CONSTRAINT done_later CHECK (done >= due) NO INHERIT
);
CREATE FUNCTION notice() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('readings', NEW.value::text); RETURN NEW; END $$;
CREATE TRIGGER readings_noticed AFTER INSERT ON readings FOR EACH ROW WHEN (NEW.quality = 0) EXECUTE FUNCTION notice();
CREATE VIEW latest AS SELECT DISTINCT ON (sensor_id) sensor_id, at, value FROM readings ORDER BY sensor_id, at DESC;
CREATE MATERIALIZED VIEW daily WITH (fillfactor = 90) AS
    SELECT sensor_id, date_trunc('day', at) AS day, avg(value) AS mean, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median
    FROM readings GROUP BY 1, 2 WITH NO DATA;
CREATE INDEX daily_day ON daily (day);
