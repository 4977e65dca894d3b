package dev.stemma.entities.stray;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity that nobody looks for.
 */
@Entity
public class Stray {

	@Id
	private int id;

}
