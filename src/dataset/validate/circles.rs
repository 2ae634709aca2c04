//! Which nodes of a network lie on a common circle.

/// The component of each node: two nodes have the same one exactly when each can be reached from the other. Takes time in
/// proportion to nodes and links, and no recursion.
pub(super) fn components(nodes: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let forward = neighbours(nodes, links.iter().copied());
    let backward = neighbours(nodes, links.iter().map(|(from, to)| (*to, *from)));
    let mut component = vec![usize::MAX; nodes];
    // Against the order in which the search leaves them, each search backwards stays within one component.
    for (number, start) in left(&forward).into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if let Some(own) = component.get_mut(at).filter(|own| **own == usize::MAX) {
                *own = number;
                open.extend(backward.get(at).into_iter().flatten());
            }
        }
    }
    component
}

fn neighbours(nodes: usize, links: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new(); nodes];
    for (from, to) in links {
        if let Some(next) = all.get_mut(from) {
            next.push(to);
        }
    }
    all
}

/// The nodes in the order in which a search in depth leaves them.
fn left(next: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; next.len()];
    let mut order = Vec::with_capacity(next.len());
    for start in 0..next.len() {
        if seen.get_mut(start).is_none_or(|seen| std::mem::replace(seen, true)) {
            continue;
        }
        // A node and how many of its neighbours have been visited.
        let mut path = vec![(start, 0)];
        while let Some((at, visited)) = path.last_mut() {
            match next.get(*at).and_then(|next| next.get(*visited)).copied() {
                None => {
                    order.push(*at);
                    path.pop();
                }
                Some(to) => {
                    *visited += 1;
                    if seen.get_mut(to).is_some_and(|seen| !std::mem::replace(seen, true)) {
                        path.push((to, 0));
                    }
                }
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn circles_are_found() {
        let links = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 4), (6, 6)];
        let found = components(8, &links);
        let same = |a: usize, b: usize| found[a] == found[b];
        assert!(same(0, 1) && same(1, 2) && same(4, 5));
        assert!(!same(2, 3) && !same(3, 4) && !same(6, 7) && !same(5, 6));
        let long: Vec<(usize, usize)> = (0..100_000).map(|at| (at, (at + 1) % 100_000)).collect();
        assert!(components(100_000, &long).windows(2).all(|two| two[0] == two[1]));
    }
}
