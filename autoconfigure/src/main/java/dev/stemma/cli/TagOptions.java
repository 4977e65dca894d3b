package dev.stemma.cli;

import java.util.LinkedHashSet;
import java.util.Set;

import picocli.CommandLine.Option;

import dev.stemma.Stemma;
import dev.stemma.revision.TagFilter;

/**
 * Which revisions a command is about, by their tags. What is given replaces what is
 * configured for upgrades, included and excluded tags each for themselves: to keep to one
 * tag does not let in what production leaves out.
 */
final class TagOptions {

	@Option(names = "--tag", paramLabel = "TAG", split = ",",
			description = "Keep to revisions that carry this tag, and to what they need. May be given several times. "
					+ "Replaces stemma.tags.include.")
	Set<String> include = new LinkedHashSet<>();

	@Option(names = "--exclude-tag", paramLabel = "TAG", split = ",",
			description = "Leave out revisions that carry this tag. May be given several times. "
					+ "Replaces stemma.tags.exclude.")
	Set<String> exclude = new LinkedHashSet<>();

	/**
	 * Whether any tag is given.
	 */
	boolean isGiven() {
		return !this.include.isEmpty() || !this.exclude.isEmpty();
	}

	/**
	 * The filter that holds.
	 * @param configured what is configured
	 * @throws dev.stemma.revision.InvalidTagFilterException if a tag can be none, or is
	 * included and excluded
	 */
	TagFilter filter(TagFilter configured) {
		return new TagFilter(this.include.isEmpty() ? configured.include() : this.include,
				this.exclude.isEmpty() ? configured.exclude() : this.exclude);
	}

	/**
	 * The instance with the filter that holds.
	 */
	Stemma of(Stemma stemma) {
		return isGiven() ? stemma.toBuilder().tags(filter(stemma.tags())).build() : stemma;
	}

}
