#!/bin/sh
# The same map and reduce as a Slurm job array. In a directory with `schools`
# and school.sh, with bk's commands in the PATH of the nodes:
#
#	ls schools >list
#	map=$(sbatch --parsable --array=1-$(wc -l <list) slurm.sh)
#	sbatch --dependency=afterok:$map slurm.sh sum
#
# A school that fails fails its task alone; after it is mended,
# `sbatch --array=12 slurm.sh` does that line of the list again, and the sum is
# asked for anew. `sacct -j $map` has the time and memory of each.
#SBATCH --job-name=bk-district
#SBATCH --ntasks=1 --cpus-per-task=1 --mem=256M --time=10
#SBATCH --output=slurm-%A-%a.log
set -eu

if [ "${1-}" = sum ]; then
	bk-stats -o sum.yaml [0-9]*.yaml
else
	sh school.sh "$(sed -n "${SLURM_ARRAY_TASK_ID}p" list)"
fi
