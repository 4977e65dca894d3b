package dev.stemma.autogenerate.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.stemma.autogenerate.Claims;
import dev.stemma.autogenerate.SchemaNames;
import dev.stemma.autogenerate.SourceStatement;
import dev.stemma.autogenerate.WantedSchema;
import dev.stemma.diff.ImplicitNames;
import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;

/**
 * The schema of a persistence unit.
 *
 * @param tokens what stands in for schemas in the statements
 * @param generated the statements with tokens in them
 * @param isMovable whether no text in them names a schema past the tokens
 * @param implicitNames which names nobody has chosen
 * @param renames what was called otherwise
 * @param contents how many entities there are
 * @param remarks what is not in it
 */
record JpaWantedSchema(SchemaTokens tokens, List<SourceStatement> generated, boolean isMovable,
		ImplicitNames implicitNames, List<Rename> renames, String contents,
		List<Problem> remarks) implements WantedSchema {

	JpaWantedSchema {
		generated = List.copyOf(generated);
		renames = List.copyOf(renames);
		remarks = List.copyOf(remarks);
	}

	@Override
	public Claims claims() {
		return Claims.MODEL;
	}

	@Override
	public Set<String> schemas() {
		return this.tokens.schemas();
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The schemas that it names are created first where they are not there.
	 */
	@Override
	public List<SourceStatement> statements(SchemaNames names) {
		List<SourceStatement> statements = new ArrayList<>();
		for (String schema : schemas()) {
			statements.add(new SourceStatement("create schema if not exists " + SchemaTokens.quote(names.of(schema)),
					null, "schema " + schema));
		}
		for (SourceStatement statement : this.generated) {
			statements.add(new SourceStatement(this.tokens.resolve(statement.sql(), names), statement.where(),
					statement.subject()));
		}
		return statements;
	}

}
