package dev.stemma.sample.member;

enum MemberStatus {

	ACTIVE, SUSPENDED, LEFT

}
