package dev.stemma.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.stemma.schema.Require;

/**
 * Runs SQL.
 *
 * @param sql one statement or several; with parameters one, with a {@code ?} for each
 * @param parameters the parameters, or {@code null} where the SQL is run as it stands
 * @param undo what takes it back, or {@code null} if that is not known
 */
public record Execute(String sql, @Nullable List<@Nullable Object> parameters,
		@Nullable Undo undo) implements Operation {

	public Execute {
		Require.sql("The SQL of execute", sql);
		parameters = (parameters != null) ? Collections.unmodifiableList(new ArrayList<>(parameters)) : null;
	}

	public static Execute of(String sql) {
		return new Execute(sql, null, null);
	}

	public static Execute of(String sql, @Nullable Object... parameters) {
		return new Execute(sql, Arrays.asList(parameters), null);
	}

	@Override
	public Inverse inverse() {
		return Inverse.known((this.undo != null) ? this.undo.operations() : null,
				"what takes back this SQL is not known: " + shortened(this.sql));
	}

	private static String shortened(String sql) {
		String line = sql.strip().replaceAll("\\s+", " ");
		return (line.length() <= 80) ? line : line.substring(0, 80) + "…";
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.execute(this);
	}

	@Override
	public String summary() {
		return "execute " + shortened(this.sql);
	}

}
