package dev.stemma.autogenerate;

/**
 * A source that models were read from.
 *
 * @param description what it is, for people: {@code classpath:schema.sql}
 * @param contents what it consists of, for people: {@code 12 entities}
 */
public record SourceSummary(String description, String contents) {

	@Override
	public String toString() {
		return this.description + ": " + this.contents;
	}

}
