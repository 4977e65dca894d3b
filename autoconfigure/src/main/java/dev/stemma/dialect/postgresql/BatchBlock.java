package dev.stemma.dialect.postgresql;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.stemma.operation.UpdateInBatches;

/**
 * A batched update as one statement, which commits after each range. Its variables have
 * names that are looked for behind those of columns.
 */
final class BatchBlock {

	private static final String BLOCK = """
			#variable_conflict use_column
			<<stemma>>
			DECLARE
			    previous record;
			    reached record;
			BEGIN
			    IF NOT EXISTS (
			        SELECT FROM pg_catalog.pg_index AS i
			        WHERE i.indrelid OPERATOR(pg_catalog.=) %1$s::pg_catalog.regclass
			          AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
			          AND ARRAY(SELECT CASE WHEN a.attnotnull AND NOT EXISTS (
			                                     SELECT FROM pg_catalog.pg_constraint AS c
			                                     WHERE c.conrelid OPERATOR(pg_catalog.=) a.attrelid
			                                       AND c.contype OPERATOR(pg_catalog.=) 'n' AND NOT c.convalidated
			                                       AND a.attnum OPERATOR(pg_catalog.=) ANY (c.conkey))
			                                 AND o.opcnamespace OPERATOR(pg_catalog.=) 'pg_catalog'::pg_catalog.regnamespace
			                                THEN a.attname::pg_catalog.text END
			                    FROM ROWS FROM (pg_catalog.unnest(i.indkey::pg_catalog.int2[]),
			                                    pg_catalog.unnest(i.indclass::pg_catalog.oid[]))
			                         WITH ORDINALITY AS k(number, class, place)
			                    JOIN pg_catalog.pg_opclass AS o ON o.oid OPERATOR(pg_catalog.=) k.class
			                    LEFT JOIN pg_catalog.pg_attribute AS a
			                      ON a.attrelid OPERATOR(pg_catalog.=) i.indrelid AND a.attnum OPERATOR(pg_catalog.=) k.number
			                    ORDER BY k.place) OPERATOR(pg_catalog.=) %2$s::pg_catalog.text[])
			    THEN
			        RAISE EXCEPTION USING MESSAGE = %3$s;
			    END IF;
			    SELECT %4$s INTO stemma.reached
			    FROM (%5$s) AS page (%6$s)
			    ORDER BY %7$s LIMIT 1;
			    IF NOT FOUND THEN
			        RETURN;
			    END IF;
			    %8$s;
			    COMMIT;
			    LOOP
			        %11$sstemma.previous := stemma.reached;
			        SELECT %4$s INTO stemma.reached
			        FROM (%9$s) AS page (%6$s)
			        ORDER BY %7$s LIMIT 1;
			        EXIT WHEN NOT FOUND;
			        %10$s;
			        COMMIT;
			    END LOOP;
			END
			""";

	private BatchBlock() {
	}

	static String of(UpdateInBatches update) {
		KeyRange range = new KeyRange(update);
		List<String> names = IntStream.rangeClosed(1, update.key().size()).mapToObj((n) -> "key_" + n).toList();
		List<String> previous = names.stream().map((name) -> "stemma.previous." + name).toList();
		List<String> reached = names.stream().map((name) -> "stemma.reached." + name).toList();
		String message = "The batched update of %s goes by %s, which are not the columns of a unique index without nulls"
			.formatted(update.table(), String.join(", ", update.key()));
		String block = BLOCK.formatted(Literals.text(range.table()), Literals.of(update.key()), Literals.text(message),
				joined("page.%s", names), range.page(null), String.join(", ", names), joined("page.%s DESC", names),
				range.update(null, reached), range.page(previous), range.update(previous, reached), pause(update));
		String tag = tag(block);
		return "DO LANGUAGE plpgsql " + tag + "\n" + block + tag;
	}

	private static String joined(String pattern, List<String> names) {
		return names.stream().map(pattern::formatted).collect(Collectors.joining(", "));
	}

	private static String pause(UpdateInBatches update) {
		if (update.pause().isZero()) {
			return "";
		}
		BigDecimal seconds = BigDecimal.valueOf(update.pause().toMillis(), 3).stripTrailingZeros();
		return "PERFORM pg_catalog.pg_sleep(%s);\n        ".formatted(seconds.toPlainString());
	}

	/**
	 * A dollar quote that is not in the text.
	 */
	private static String tag(String text) {
		String tag = "$stemma$";
		for (int n = 1; text.contains(tag); n++) {
			tag = "$stemma_" + n + "$";
		}
		return tag;
	}

}
