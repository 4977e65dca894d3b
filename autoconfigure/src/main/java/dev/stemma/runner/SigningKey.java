package dev.stemma.runner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import dev.stemma.problem.Problem;

/**
 * The secret that stored downgrades are signed with, so that SQL which somebody else has
 * written into our table is never run. It never shows in a log.
 */
public final class SigningKey {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PREFIX = "hmac-sha256:";

	private final byte[] secret;

	private SigningKey(byte[] secret) {
		this.secret = secret;
	}

	/**
	 * A key of a secret text.
	 * @throws RunRefusedException if the text is blank: whoever configures a key that
	 * turns out empty believes to be protected
	 */
	public static SigningKey of(String secret) {
		if (secret.isBlank()) {
			throw new RunRefusedException(List.of(Problem.of("stemma.signing-key is configured and empty",
					"Give it the secret, or leave it out: stored downgrades are then not signed.")));
		}
		return new SigningKey(secret.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The signature of a stored downgrade.
	 * @param revision the id of its revision
	 * @param transactional whether it runs in a transaction
	 * @param sql its SQL
	 */
	String sign(String revision, boolean transactional, String sql) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret, ALGORITHM));
			return PREFIX + HexFormat.of().formatHex(mac.doFinal(canonical(revision, transactional, sql)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

	/**
	 * Whether a signature is that of a stored downgrade; takes as long for any wrong one.
	 */
	boolean verifies(@Nullable String signature, String revision, boolean transactional, String sql) {
		byte[] expected = sign(revision, transactional, sql).getBytes(StandardCharsets.UTF_8);
		return signature != null && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * No id holds a line feed, so that no two downgrades read the same.
	 */
	private static byte[] canonical(String revision, boolean transactional, String sql) {
		return ("stemma downgrade 1\n" + revision + "\n" + (transactional ? "transaction" : "none") + "\n" + sql)
			.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SigningKey key && MessageDigest.isEqual(this.secret, key.secret);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.secret);
	}

	@Override
	public String toString() {
		return "SigningKey";
	}

}
