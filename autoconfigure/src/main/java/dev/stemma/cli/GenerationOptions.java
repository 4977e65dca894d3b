package dev.stemma.cli;

import java.util.List;

import picocli.CommandLine.Option;

import dev.stemma.autogenerate.AskedRename;
import dev.stemma.autogenerate.AutogenerateRequest;

/**
 * How a script is generated from what has changed in the models.
 */
final class GenerationOptions {

	@Option(names = "--autogenerate", order = 12, required = true,
			description = "Write what it takes to make the database what the models say: JPA entities and all other "
					+ "schema sources. Needs a database that is at its heads, and changes nothing there.")
	boolean autogenerate;

	@Option(names = "--rename", order = 13, paramLabel = "OLD:NEW",
			description = "What models have renamed: users:members is a table, products.title:name a column. The "
					+ "schema stands in front where it is not the home schema. Can be given several times.")
	List<String> renames = List.of();

	@Option(names = "--online", order = 14,
			description = "Build indexes, and check constraints, while tables are written to. What takes no "
					+ "transaction goes into a revision of its own.")
	boolean online;

	@Option(names = "--no-destructive", order = 15, description = "Refuse to write what loses data.")
	boolean noDestructive;

	AutogenerateRequest request() {
		return new AutogenerateRequest(this.renames.stream().map(AskedRename::parse).toList(), List.of(), this.online,
				this.noDestructive);
	}

}
