package dev.stemma.script;

import org.springframework.util.Assert;

/**
 * What a migration is compared by with what was applied.
 *
 * @param algorithm how it was made: {@value #SHA_256} over the tokens of a SQL script, or
 * {@value #DECLARED} for what a Java migration says of itself
 * @param value the checksum
 */
public record Checksum(String algorithm, String value) {

	/** The checksum of a SQL script, in lower case hexadecimal digits. */
	public static final String SHA_256 = "sha256";

	/** A checksum that a Java migration declares. */
	public static final String DECLARED = "declared";

	public Checksum {
		Assert.hasText(algorithm, "'algorithm' must not be empty");
		Assert.hasText(value, "'value' must not be empty");
	}

	/**
	 * {@code algorithm:value}.
	 */
	@Override
	public String toString() {
		return this.algorithm + ":" + this.value;
	}

}
