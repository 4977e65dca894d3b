package dev.stemma;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.stemma.autogenerate.AutogenerateRequest;
import dev.stemma.autogenerate.ModelComparison;
import dev.stemma.problem.Problem;
import dev.stemma.schema.Catalog;

/**
 * How models, scripts and the database of a {@link Stemma} compare; nothing here changes
 * the database.
 */
public abstract sealed class Comparisons extends Looks permits Stemma {

	Comparisons(StemmaBuilder builder) {
		super(builder);
	}

	/**
	 * The objects of the database as they are: those of the home schema, and of the
	 * others that are configured or that models name. Tables of Stemma are left out.
	 */
	public Catalog catalog() {
		return this.engine.autogenerator().live();
	}

	/**
	 * How the models differ from the database.
	 * @throws dev.stemma.autogenerate.DatabaseNotAtHeadsException if the database is not
	 * what all scripts make
	 * @throws dev.stemma.autogenerate.NoSchemaSourceException if there are no models
	 * @throws dev.stemma.autogenerate.InvalidSchemaSourceException if they are no schema
	 */
	public ModelComparison compareModels() {
		return compareModels(AutogenerateRequest.DEFAULTS);
	}

	/**
	 * How the models differ from the database where some renames are known.
	 * @param request which
	 * @throws dev.stemma.autogenerate.DatabaseNotAtHeadsException if the database is not
	 * what all scripts make
	 * @throws dev.stemma.autogenerate.InvalidRenameException if a rename that was asked
	 * for can't be
	 */
	public ModelComparison compareModels(AutogenerateRequest request) {
		return this.engine.autogenerator().compare(request);
	}

	/**
	 * Whether models, scripts and database agree.
	 * @throws dev.stemma.autogenerate.InvalidSchemaSourceException if models are no
	 * schema
	 */
	public CheckReport check() {
		return check(EnumSet.allOf(CheckReport.Part.class));
	}

	/**
	 * Whether some of it agrees. How the database stands is always in it.
	 * @param parts what to look at
	 */
	public CheckReport check(Set<CheckReport.Part> parts) {
		return new Checks(this, this.engine.autogenerator(), problemsOfScripts()).run(parts);
	}

	/**
	 * Whether the scripts make a graph and can be run. Needs no database.
	 */
	public CheckReport checkScripts() {
		return new CheckReport(null, null, Checks.scripts(this, problemsOfScripts(), null), null, null);
	}

	private List<Problem> problemsOfScripts() {
		return this.engine.scripts().problems(this.builder.placeholders);
	}

}
