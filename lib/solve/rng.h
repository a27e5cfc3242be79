#ifndef BK_SOLVE_RNG_H
#define BK_SOLVE_RNG_H

/*
 * Random numbers, the same on every machine: xoshiro256** of Blackman and
 * Vigna, its state filled from the seed by splitmix64.
 */

#include <stdint.h>

struct rng {
	uint64_t s[4];
};

static inline void
rng_seed(struct rng *g, uint64_t seed)
{
	uint64_t z;
	int i;

	for (i = 0; i < 4; i++) {
		seed += UINT64_C(0x9e3779b97f4a7c15);
		z = seed;
		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		g->s[i] = z ^ (z >> 31);
	}
}

static inline uint64_t
rng_rotate(uint64_t x, int k)
{
	return x << k | x >> (64 - k);
}

static inline uint64_t
rng_next(struct rng *g)
{
	uint64_t *s = g->s;
	uint64_t result = rng_rotate(s[1] * 5, 7) * 9;
	uint64_t t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rng_rotate(s[3], 45);
	return result;
}

/* One of 0 .. n - 1; the bias is below n / 2^32. */
static inline uint32_t
rng_below(struct rng *g, uint32_t n)
{
	return (uint32_t)(((rng_next(g) >> 32) * n) >> 32);
}

/* At least 0, below 1. */
static inline double
rng_unit(struct rng *g)
{
	return (double)(rng_next(g) >> 11) * 0x1p-53;
}

/*
 * Exponentially distributed, mean 1: minus the logarithm of a random fraction.
 * Not by log(), whose last bit differs from one C library to the next: the
 * leading zeros give the power of two, a series the rest, to six digits.
 */
static inline double
rng_exp(struct rng *g)
{
	uint64_t bits = rng_next(g);
	double m, s, q;
	int zeros = 0;

	while (bits >> 63 == 0 && zeros < 64) {
		bits = bits << 1 | 1;
		zeros++;
	}
	m = (double)(bits >> 11) * 0x1p-52;		/* 1 <= m < 2 */
	s = (m - 1) / (m + 1);
	q = s * s;
	s *= 2 * (1 + q * (1 / 3. + q * (1 / 5. + q * (1 / 7. + q / 9))));
	return (zeros + 1) * 0.69314718055994531 - s;
}

#endif
