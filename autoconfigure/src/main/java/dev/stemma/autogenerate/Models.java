package dev.stemma.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.stemma.diff.Rename;
import dev.stemma.problem.Problem;
import dev.stemma.schema.ObjectReference;

/**
 * What all sources say together.
 *
 * @param summaries the sources
 * @param wanted what each of them says
 */
record Models(List<SourceSummary> summaries, List<WantedSchema> wanted) {

	/**
	 * Reads all sources.
	 * @throws InvalidSchemaSourceException with what is wrong with any of them
	 */
	static Models read(List<SchemaSource> sources) {
		List<SourceSummary> summaries = new ArrayList<>();
		List<WantedSchema> wanted = new ArrayList<>();
		List<Problem> problems = new ArrayList<>();
		for (SchemaSource source : sources) {
			try {
				WantedSchema schema = source.read();
				summaries.add(new SourceSummary(source.description(), schema.contents()));
				wanted.add(schema);
			}
			catch (InvalidSchemaSourceException ex) {
				problems.addAll(ex.problems());
			}
		}
		if (!problems.isEmpty()) {
			throw new InvalidSchemaSourceException(problems);
		}
		return new Models(summaries, wanted);
	}

	/**
	 * What they speak of.
	 */
	TableClaims claims() {
		return TableClaims.of(this.wanted);
	}

	Set<String> schemas() {
		Set<String> schemas = new LinkedHashSet<>();
		this.wanted.forEach((schema) -> schemas.addAll(schema.schemas()));
		return schemas;
	}

	boolean isImplicit(ObjectReference object) {
		return this.wanted.stream().anyMatch((schema) -> schema.implicitNames().isImplicit(object));
	}

	List<Rename> renames() {
		return this.wanted.stream().flatMap((schema) -> schema.renames().stream()).toList();
	}

	List<Problem> remarks() {
		return this.wanted.stream().flatMap((schema) -> schema.remarks().stream()).toList();
	}

}
