package dev.stemma;

import java.util.List;
import java.util.Set;

import dev.stemma.autogenerate.Claims;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SchemaSource;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.diff.Rename;

/**
 * A source that says a schema in statements, as an object model would.
 *
 * @param claims what it speaks of
 * @param sql the statements
 * @param renames what it says was called otherwise before
 */
public record StatedSchema(Claims claims, List<String> sql,
		List<Rename> renames) implements SchemaSource, WantedSchema {

	/**
	 * A model.
	 * @param sql statements that create it
	 */
	public static StatedSchema of(String... sql) {
		return new StatedSchema(Claims.MODEL, List.of(sql), List.of());
	}

	@Override
	public String description() {
		return "the model";
	}

	@Override
	public WantedSchema read() {
		return this;
	}

	@Override
	public Set<String> schemas() {
		return Set.of();
	}

	@Override
	public boolean isMovable() {
		return true;
	}

	@Override
	public List<SourceStatement> statements(SchemaNames names) {
		return this.sql.stream().map(SourceStatement::of).toList();
	}

	@Override
	public String contents() {
		return this.sql.size() + " statement" + ((this.sql.size() != 1) ? "s" : "");
	}

}
